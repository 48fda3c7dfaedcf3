package graft.app.job;

import graft.core.hash.Hash;
import graft.train.model.ModelFacts;
import graft.train.model.ModelFacts.Provenance;
import graft.train.model.ModelFacts.TestScore;
import org.jspecify.annotations.Nullable;

/** What the model file says about itself. */
record ModelProvenance(TuneSettings settings, Ground ground, Tuned tuned) {

  ModelFacts facts(TestLook look, int imageSize) {
    Hash data = ground.catalog().dataHash();
    @Nullable TestScore score =
        look.evaluation().map(e -> new TestScore(e.n(), e.accuracy(), e.accuracy95())).orElse(null);
    return new ModelFacts(
        Version.CURRENT,
        ground.catalog().classes(),
        imageSize,
        ground.features().pass().fit(),
        tuned.looksAt(),
        tuned.classifier().temperature(),
        new Provenance(
            tuned.outcome().best().trial().recipe(),
            tuned.discriminant(),
            tuned.paid().map(Tuned.Paid::facts).orElse(null),
            data,
            settings.split().seed(),
            score));
  }
}
