package graft.core.coach;

import graft.core.statistics.Estimate;

/**
 * What learning from fewer photos costs: the same recipe on part of the training photos and on all.
 *
 * @param label the class whose photos were thinned out; -1 means all classes
 * @param photos training photos of these classes in the part
 * @param of training photos of these classes in all
 * @param loss mean log loss with the part less that with all; above 0: more photos help
 * @param accuracy accuracy with all less that with the part; above 0: more photos help
 */
public record Diet(int label, int photos, int of, Estimate loss, Estimate accuracy) {}
