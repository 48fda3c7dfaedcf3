package graft.app.whole;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fresh project of somebody who uses graft-predict, and knows nothing of Graft's build. */
record Consumer(Path folder) {
  private static final String ANSWER =
      """
      import graft.predict.Prediction;
      import graft.predict.Predictor;
      import java.nio.file.Path;

      public class Answer {
        public static void main(String[] words) throws Exception {
          Predictor.Options options = Predictor.Options.defaults();
          if (words.length == 3) {
            options = options.withNativesFolder(Path.of(words[2]));
          }
          try (Predictor predictor = Predictor.open(Path.of(words[0]), options)) {
            Prediction prediction = predictor.predict(Path.of(words[1]));
            System.out.println(prediction.label() + " " + prediction.probability());
          }
        }
      }
      """;

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>shop</groupId>
        <artifactId>shop</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <repositories>
          <repository><id>graft</id><url>%1$s</url></repository>
          <repository><id>fetched</id><url>%2$s</url></repository>
        </repositories>
        <pluginRepositories>
          <pluginRepository><id>fetched</id><url>%2$s</url></pluginRepository>
        </pluginRepositories>
        <dependencies>
          <dependency>
            <groupId>graft</groupId>
            <artifactId>graft-predict</artifactId>
            <version>0.1.0</version>
          </dependency>
        </dependencies>
        <build>
          <pluginManagement>
            <plugins>
              <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
              <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.0</version></plugin>
              <plugin><artifactId>maven-dependency-plugin</artifactId><version>3.8.1</version></plugin>
            </plugins>
          </pluginManagement>
        </build>
      </project>
      """;

  private static final String GRADLE =
      """
      apply plugin: 'java'
      repositories {
        maven { url '%1$s' }
        maven { url '%2$s' }
        mavenCentral()
      }
      dependencies {
        implementation 'graft:graft-predict:0.1.0'
      }
      task runtimePath {
        dependsOn classes
        doLast { new File(projectDir, 'classpath').text = sourceSets.main.runtimeClasspath.asPath }
      }
      """;

  static Consumer withMaven(Path folder) throws IOException {
    return made(folder, "pom.xml", POM);
  }

  static Consumer withGradle(Path folder) throws IOException {
    Consumer consumer = made(folder, "build.gradle", GRADLE);
    Files.writeString(folder.resolve("settings.gradle"), "rootProject.name = 'shop'\n");
    return consumer;
  }

  private static Consumer made(Path folder, String name, String build) throws IOException {
    Path source = folder.resolve("src/main/java/Answer.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, ANSWER);
    Files.writeString(
        folder.resolve(name),
        build.formatted(Built.repository().toUri(), Built.libraries().toUri()));
    return new Consumer(folder);
  }

  /** The build's class path, once it has written it. */
  String classPath() throws IOException {
    String written = Files.readString(folder.resolve("classpath")).strip();
    Path classes = folder.resolve("target/classes");
    return Files.isDirectory(classes) ? classes + File.pathSeparator + written : written;
  }

  /** Runs the program that was built, with nothing but its class path. */
  Command answer(Path jdk, Object... words) throws IOException {
    Command command =
        Workplace.get()
            .command(
                jdk.resolve("bin/java"), "-XX:TieredStopAtLevel=1", "-cp", classPath(), "Answer");
    for (Object word : words) {
      command = command.and(word.toString());
    }
    return command;
  }
}
