package graft.core.head;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Random views of each training photo that epochs walk through beside the photo as it is: in one
 * epoch a head learns from the photo, in the next from its first view, and so on.
 *
 * @param augmentation how views are made: an augmentation's text, without spaces; "none" for none
 * @param count views a photo, 1 or more; 0 for none
 */
public record Views(String augmentation, int count) {
  /** The photos as they are. */
  public static final Views NONE = new Views("none", 0);

  private static final Pattern TEXT = Pattern.compile("(\\S+)@(\\d+)");

  public Views {
    if (count < 0 || augmentation.isEmpty() || augmentation.indexOf(' ') >= 0) {
      throw new IllegalArgumentException(
          "views need an augmentation without spaces and a count of 0 or more, got '%s' and %d"
              .formatted(augmentation, count));
    }
    if ((count == 0) != augmentation.equals("none")) {
      throw new IllegalArgumentException(
          "no augmentation has no views and any other has some, got '%s' and %d"
              .formatted(augmentation, count));
    }
  }

  /** "none", or the augmentation and the count: "flip@4". */
  public String asText() {
    return count == 0 ? augmentation : augmentation + "@" + count;
  }

  /** The inverse of {@link #asText}. */
  public static Views ofText(String text) {
    if (text.equals(NONE.augmentation)) {
      return NONE;
    }
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("views are said as 'flip@4', got '%s'".formatted(text));
    }
    return new Views(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }
}
