package graft.predict.decode;

/**
 * A file that is no photo, a broken one, or one of a kind that is not read. The message is one
 * sentence for people, without the file's name: what the file is and what to do.
 */
public final class UnreadablePhotoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the sentence. */
  public UnreadablePhotoException(String sentence) {
    super(sentence);
  }

  /** With the sentence and what the decoder threw. */
  public UnreadablePhotoException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** A file that ends too early. */
  static UnreadablePhotoException cutOff(String format) {
    return new UnreadablePhotoException(
        "The %s file is cut off before its end: copy or download it again.".formatted(format));
  }

  /** A file with bytes that make no sense. */
  static UnreadablePhotoException damaged(String format, String what) {
    return new UnreadablePhotoException(
        "The %s file is damaged (%s): copy or download it again.".formatted(format, what));
  }
}
