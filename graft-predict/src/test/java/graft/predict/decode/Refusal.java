package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The sentence with which a file is refused. */
final class Refusal {
  private Refusal() {}

  static String of(byte[] file) {
    UnreadablePhotoException e =
        catchThrowableOfType(UnreadablePhotoException.class, () -> PhotoDecoder.decode(file));
    assertThat(e).as("the refusal of %d bytes", file.length).isNotNull();
    return String.valueOf(e.getMessage());
  }
}
