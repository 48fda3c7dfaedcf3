/**
 * What is built, used from outside: {@link graft.app.whole.ReadmeIT}, {@link
 * graft.app.whole.LauncherIT}, {@link graft.app.whole.LibraryIT}. They run after the build has
 * packaged, each program in a process of its own.
 */
@org.jspecify.annotations.NullMarked
package graft.app.whole;
