package graft.demo;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** What the leaf lies on or hangs before. */
enum Background {
  SOIL,
  GRASS,
  SKY,
  STONE,
  PAPER,
  WOOD,
  TABLE;

  static Background choose(RandomGenerator random) {
    return values()[random.nextInt(values().length)];
  }

  /** Covers the whole image. */
  void paint(BufferedImage image, RandomGenerator random) {
    switch (this) {
      case SOIL -> Outdoors.soil(image, random);
      case GRASS -> Outdoors.grass(image, random);
      case SKY -> Outdoors.sky(image, random);
      case STONE -> Outdoors.stone(image, random);
      case PAPER -> Indoors.paper(image, random);
      case WOOD -> Indoors.wood(image, random);
      case TABLE -> Indoors.table(image, random);
    }
  }

  /** Whether other leaves may lie about here. */
  boolean littered() {
    return this == SOIL || this == GRASS || this == STONE;
  }

  /** Whether nothing near enough catches the leaf's shadow. */
  boolean faraway() {
    return this == SKY;
  }
}
