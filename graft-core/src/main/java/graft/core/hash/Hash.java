package graft.core.hash;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest: 32 bytes, held as four words so that a million of them stay small. */
public record Hash(long a, long b, long c, long d) implements Comparable<Hash> {

  /** The digest of the bytes. */
  public static Hash of(byte[] bytes) {
    return ofDigest(sha256().digest(bytes));
  }

  /** The digest of the text's UTF-8 bytes. */
  public static Hash ofText(String text) {
    return ofDigest(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The 32 bytes of a finished digest. */
  public static Hash ofDigest(byte[] digest) {
    if (digest.length != 32) {
      throw new IllegalArgumentException("A digest has 32 bytes, got " + digest.length);
    }
    ByteBuffer words = ByteBuffer.wrap(digest).order(ByteOrder.BIG_ENDIAN);
    return new Hash(words.getLong(), words.getLong(), words.getLong(), words.getLong());
  }

  /** The digest written as 64 hexadecimal digits. */
  public static Hash ofHex(String hex) {
    return ofDigest(HexFormat.of().parseHex(hex));
  }

  /** A fresh SHA-256, for callers that hash piece by piece. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(32).putLong(a).putLong(b).putLong(c).putLong(d).array();
  }

  /** 64 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  @Override
  public int compareTo(Hash other) {
    int order = Long.compareUnsigned(a, other.a);
    order = order != 0 ? order : Long.compareUnsigned(b, other.b);
    order = order != 0 ? order : Long.compareUnsigned(c, other.c);
    return order != 0 ? order : Long.compareUnsigned(d, other.d);
  }

  @Override
  public String toString() {
    return hex().substring(0, 12);
  }
}
