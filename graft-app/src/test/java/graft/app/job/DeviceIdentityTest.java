package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.device.Device;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DeviceIdentityTest {
  private static final TuneSettings SETTINGS = TuneSettings.of(Path.of("photos"));

  @Test
  void a_run_is_not_gone_on_with_on_another_device() {
    String cpu = SETTINGS.decisive("lite0", 288, Device.CPU);
    String cuda = SETTINGS.decisive("lite0", 288, Device.CUDA);
    assertThat(cuda).startsWith(cpu).endsWith(" device=cuda");
    assertThat(cpu).doesNotContain("device"); // runs of older versions are gone on with
  }
}
