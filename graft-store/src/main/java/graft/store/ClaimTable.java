package graft.store;

import graft.core.study.Crew;
import graft.core.study.FoldResult;
import graft.core.study.Objective.Assignment;
import graft.core.study.StudyStore.Share;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of who trains what. */
final class ClaimTable {
  private static final int SHARES = 4;

  private final Connection connection;
  private final Crew crew;
  private final Set<String> others;

  /** The table as one process sees it in one transaction. */
  ClaimTable(Connection connection, Crew crew) {
    this.connection = connection;
    this.crew = crew;
    // asked within the transaction: whoever has claimed anything by now is alive or dead for good
    this.others = crew.others();
  }

  Share share(List<List<Assignment>> units) throws SQLException {
    List<FoldResult> done = done(units);
    Set<Place> over = new HashSet<>();
    done.forEach(r -> over.add(new Place(r.trial(), r.fold())));
    List<List<Assignment>> missing =
        units.stream()
            .map(unit -> unit.stream().filter(a -> !over.contains(Place.of(a))).toList())
            .filter(unit -> !unit.isEmpty())
            .toList();
    Set<Place> taken = taken();
    int most = others.isEmpty() ? missing.size() : (missing.size() + SHARES - 1) / SHARES;
    List<Assignment> mine =
        missing.stream()
            .filter(unit -> unit.stream().map(Place::of).noneMatch(taken::contains))
            .limit(most)
            .flatMap(List::stream)
            .toList();
    claim(mine);
    return new Share(done, mine);
  }

  private List<FoldResult> done(List<List<Assignment>> units) throws SQLException {
    Map<Integer, Set<Integer>> wanted = new HashMap<>();
    for (List<Assignment> unit : units) {
      unit.forEach(
          a -> wanted.computeIfAbsent(a.trial().number(), _ -> new HashSet<>()).add(a.fold()));
    }
    List<FoldResult> done = new ArrayList<>();
    for (Map.Entry<Integer, Set<Integer>> trial : wanted.entrySet()) {
      TrialTables.results(connection, trial.getKey()).stream()
          .filter(r -> trial.getValue().contains(r.fold()))
          .forEach(done::add);
    }
    return done;
  }

  /** What others have claimed that are alive. */
  private Set<Place> taken() throws SQLException {
    Set<Place> taken = new HashSet<>();
    Rows.list(
            connection,
            "SELECT trial, fold, worker FROM claim",
            row ->
                new Claim(
                    new Place(row.getInt("trial"), row.getInt("fold")), row.getString("worker")))
        .stream()
        .filter(claim -> others.contains(claim.worker()))
        .forEach(claim -> taken.add(claim.place()));
    return taken;
  }

  private void claim(List<Assignment> mine) throws SQLException {
    Batch.run(
        connection,
        "INSERT OR REPLACE INTO claim (trial, fold, worker) VALUES (?, ?, ?)",
        mine,
        (statement, assignment) -> {
          statement.setInt(1, assignment.trial().number());
          statement.setInt(2, assignment.fold());
          statement.setString(3, crew.self());
        });
  }

  /** Forgets who was to train what has a result now. */
  static void release(Connection connection, List<FoldResult> results) throws SQLException {
    Batch.run(
        connection,
        "DELETE FROM claim WHERE trial = ? AND fold = ?",
        results,
        (statement, result) -> {
          statement.setInt(1, result.trial());
          statement.setInt(2, result.fold());
        });
  }

  private record Place(int trial, int fold) {
    static Place of(Assignment assignment) {
      return new Place(assignment.trial().number(), assignment.fold());
    }
  }

  private record Claim(Place place, String worker) {}
}
