package graft.store;

import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import graft.core.head.Views;
import graft.core.metrics.Logits;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Ration;
import graft.core.study.Trial;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** The tables of trials, of their epochs and of what became of them. */
final class TrialTables {
  private static final String TRIALS = "SELECT * FROM trial ORDER BY number";
  private static final String SAVE_TRIAL =
      """
      INSERT OR REPLACE INTO trial
        (number, round, learning_rate, batch_size, epochs, dropout, l1, l2,
         schedule, label_smoothing, class_weights, hidden, ration_share, ration_label, views)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String EPOCHS = "SELECT * FROM epoch ORDER BY trial, fold, epoch";
  private static final String EPOCHS_OF_TRIAL =
      "SELECT * FROM epoch WHERE trial = %d ORDER BY fold, epoch";
  private static final String SAVE_EPOCH =
      """
      INSERT OR REPLACE INTO epoch
        (trial, fold, epoch, train_loss, validation_loss, validation_accuracy)
      VALUES (?, ?, ?, ?, ?, ?)
      """;
  private static final String RESULTS = "SELECT * FROM result ORDER BY trial, fold";
  private static final String SAVE_RESULT =
      """
      INSERT OR REPLACE INTO result (trial, fold, best_epoch, validation_loss, classes, logits)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private TrialTables() {}

  static List<Trial> trials(Connection connection) throws SQLException {
    return Rows.list(
        connection,
        TRIALS,
        row ->
            new Trial(
                row.getInt("number"),
                Trial.Round.valueOf(row.getString("round")),
                recipe(row),
                new Ration(Rows.exactly(row, "ration_share"), row.getInt("ration_label"))));
  }

  private static HeadRecipe recipe(ResultSet row) throws SQLException {
    return new HeadRecipe(
        Rows.exactly(row, "learning_rate"),
        row.getInt("batch_size"),
        row.getInt("epochs"),
        Rows.exactly(row, "dropout"),
        Rows.exactly(row, "l1"),
        Rows.exactly(row, "l2"),
        new HeadOptions(
            Schedule.valueOf(row.getString("schedule")),
            Rows.exactly(row, "label_smoothing"),
            row.getInt("class_weights") != 0,
            row.getInt("hidden"),
            Views.ofText(row.getString("views"))));
  }

  static int saveTrials(Connection connection, List<Trial> trials) throws SQLException {
    Batch.run(
        connection,
        SAVE_TRIAL,
        trials,
        (statement, trial) -> {
          HeadRecipe recipe = trial.recipe();
          statement.setInt(1, trial.number());
          statement.setString(2, trial.round().name());
          statement.setDouble(3, recipe.learningRate());
          statement.setInt(4, recipe.batchSize());
          statement.setInt(5, recipe.epochs());
          statement.setDouble(6, recipe.dropout());
          statement.setDouble(7, recipe.l1());
          statement.setDouble(8, recipe.l2());
          HeadOptions options = recipe.options();
          statement.setString(9, options.schedule().name());
          statement.setDouble(10, options.labelSmoothing());
          statement.setInt(11, options.classWeights() ? 1 : 0);
          statement.setInt(12, options.hidden());
          statement.setDouble(13, trial.ration().share());
          statement.setInt(14, trial.ration().label());
          statement.setString(15, options.views().asText());
        });
    return trials.size();
  }

  static List<EpochReport> epochs(Connection connection) throws SQLException {
    return Rows.list(connection, EPOCHS, TrialTables::epoch);
  }

  static List<EpochReport> epochs(Connection connection, int trial) throws SQLException {
    return Rows.list(connection, EPOCHS_OF_TRIAL.formatted(trial), TrialTables::epoch);
  }

  private static EpochReport epoch(ResultSet row) throws SQLException {
    return new EpochReport(
        row.getInt("trial"),
        row.getInt("fold"),
        row.getInt("epoch"),
        Rows.exactly(row, "train_loss"),
        Rows.exactly(row, "validation_loss"),
        Rows.exactly(row, "validation_accuracy"));
  }

  static int saveEpochs(Connection connection, List<EpochReport> reports) throws SQLException {
    Batch.run(
        connection,
        SAVE_EPOCH,
        reports,
        (statement, report) -> {
          statement.setInt(1, report.trial());
          statement.setInt(2, report.fold());
          statement.setInt(3, report.epoch());
          statement.setDouble(4, report.trainLoss());
          statement.setDouble(5, report.validationLoss());
          statement.setDouble(6, report.validationAccuracy());
        });
    return reports.size();
  }

  static List<FoldResult> results(Connection connection) throws SQLException {
    return results(connection, RESULTS);
  }

  /** One trial's. */
  static List<FoldResult> results(Connection connection, int trial) throws SQLException {
    return results(connection, "SELECT * FROM result WHERE trial = " + trial + " ORDER BY fold");
  }

  private static List<FoldResult> results(Connection connection, String sql) throws SQLException {
    return Rows.list(connection, sql, TrialTables::result);
  }

  /** All of them, one at a time; returns how many. */
  static int eachResult(Connection connection, Consumer<FoldResult> each) throws SQLException {
    return Rows.each(connection, RESULTS, TrialTables::result, each);
  }

  private static FoldResult result(ResultSet row) throws SQLException {
    return new FoldResult(
        row.getInt("trial"),
        row.getInt("fold"),
        row.getInt("best_epoch"),
        Rows.exactly(row, "validation_loss"),
        Logits.of(row.getInt("classes"), Floats.decode(row.getBytes("logits"))));
  }

  static int saveResults(Connection connection, List<FoldResult> results) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SAVE_RESULT)) {
      for (FoldResult result : results) { // one by one: of many photos each is large
        statement.setInt(1, result.trial());
        statement.setInt(2, result.fold());
        statement.setInt(3, result.bestEpoch());
        statement.setDouble(4, result.validationLoss());
        statement.setInt(5, result.logits().classes());
        statement.setBytes(6, Floats.encode(result.logits().toArray()));
        statement.executeUpdate();
      }
    }
    ClaimTable.release(connection, results);
    return results.size();
  }
}
