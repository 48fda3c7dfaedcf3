package graft.core.scratch;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** A list whose elements are made whenever they are asked for, so that they need no room. */
public final class LazyList<E> extends AbstractList<E> implements RandomAccess {
  private final int size;
  private final IntFunction<E> element;

  /**
   * So many elements.
   *
   * @param element makes one by its place, the same each time
   */
  public LazyList(int size, IntFunction<E> element) {
    this.size = size;
    this.element = element;
  }

  /** The elements at these places of a list. */
  public static <E> List<E> at(int[] places, List<E> of) {
    return new LazyList<>(places.length, i -> of.get(places[i]));
  }

  /** The list itself where it is one of these, which nobody can change either; else a copy. */
  public static <E> List<E> copyOf(List<E> list) {
    return list instanceof LazyList<E> ? list : List.copyOf(list);
  }

  @Override
  public E get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return element.apply(index);
  }

  @Override
  public int size() {
    return size;
  }
}
