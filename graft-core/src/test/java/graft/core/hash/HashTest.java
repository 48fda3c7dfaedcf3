package graft.core.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HashTest {
  /** From FIPS 180-2, appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void is_sha_256() {
    assertThat(Hash.ofText("abc").hex()).isEqualTo(ABC);
    assertThat(Hash.of(new byte[] {'a', 'b', 'c'})).isEqualTo(Hash.ofText("abc"));
  }

  @Test
  void hashes_the_utf_8_bytes_of_a_text() {
    assertThat(Hash.ofText("花"))
        .isEqualTo(Hash.of(new byte[] {(byte) 0xE8, (byte) 0x8A, (byte) 0xB1}));
  }

  @Test
  void comes_back_from_bytes_and_from_hex() {
    Seeds.each(
        200,
        seed -> {
          byte[] digest = digest(seed);
          Hash hash = Hash.ofDigest(digest);
          assertThat(hash.bytes()).isEqualTo(digest);
          assertThat(Hash.ofHex(hash.hex())).isEqualTo(hash);
          assertThat(Hash.ofDigest(hash.bytes())).isEqualTo(hash);
        });
  }

  @Test
  void sorts_as_its_hexadecimal_digits_do() {
    Seeds.each(
        20,
        seed -> {
          List<Hash> hashes =
              new SplittableRandom(seed)
                  .longs(50)
                  .mapToObj(HashTest::digest)
                  .map(Hash::ofDigest)
                  .toList();
          assertThat(hashes.stream().sorted().map(Hash::hex))
              .isEqualTo(hashes.stream().map(Hash::hex).sorted().toList());
        });
  }

  @Test
  void is_told_in_twelve_digits() {
    assertThat(Hash.ofHex(ABC)).hasToString("ba7816bf8f01");
  }

  @Test
  void rejects_what_is_no_digest() {
    assertThatThrownBy(() -> Hash.ofDigest(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A digest has 32 bytes, got 31");
    assertThatThrownBy(() -> Hash.ofHex("zz")).isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] digest(long seed) {
    byte[] digest = new byte[32];
    new SplittableRandom(seed).nextBytes(digest);
    if (seed % 2 == 0) {
      Arrays.fill(digest, 0, 20, (byte) 0xFF); // the last words decide
    }
    return digest;
  }
}
