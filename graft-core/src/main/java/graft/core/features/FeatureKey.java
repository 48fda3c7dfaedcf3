package graft.core.features;

import graft.core.hash.Hash;

/**
 * What a feature vector depends on beside the pixels. Two runs with equal keys share their
 * features.
 *
 * @param view how a photo becomes the backbone's input: fit and size, such as "squash-288"
 * @param backbone the hash of the backbone's file
 * @param versions of everything else that could change a bit: resize, runtime, pooling
 */
public record FeatureKey(String view, Hash backbone, String versions) {}
