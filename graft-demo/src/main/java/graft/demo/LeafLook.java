package graft.demo;

import java.awt.Color;
import java.util.random.RandomGenerator;

/**
 * The surface of one leaf.
 *
 * @param main the colour of most of the blade
 * @param mottle the colour of its patches and edge
 * @param vein the colour of veins and stalk
 * @param patches how much of the blade the patches take, 0 to 1
 * @param spots dark spots on the blade
 * @param holes holes eaten through the blade
 * @param folded whether a part of the blade is folded over
 * @param gloss strength of the light across the blade, 0 to 1
 */
record LeafLook(
    Color main,
    Color mottle,
    Color vein,
    double patches,
    int spots,
    int holes,
    boolean folded,
    double gloss) {

  static LeafLook choose(Species species, RandomGenerator random) {
    boolean typical = random.nextDouble() < 0.55;
    double season =
        typical ? species.usualSeason() + random.nextGaussian() * 0.17 : random.nextDouble();
    Color main = Palette.near(Palette.atSeason(season), 22, random);
    Color mottle = Palette.atSeason(season + random.nextDouble(-0.16, 0.26));
    boolean underside = random.nextDouble() < 0.18;
    Color pale = new Color(206, 206, 160);
    return new LeafLook(
        underside ? Palette.mix(main, pale, 0.35) : main,
        underside ? Palette.mix(mottle, pale, 0.3) : mottle,
        Palette.mix(main, random.nextDouble() < 0.75 ? pale : new Color(70, 40, 24), 0.55),
        random.nextDouble(0.15, 0.8),
        random.nextDouble() < 0.45 ? random.nextInt(2, 26) : 0,
        random.nextDouble() < 0.3 ? random.nextInt(1, 5) : 0,
        random.nextDouble() < 0.17,
        random.nextDouble(0.05, 0.3));
  }
}
