/** The command line, run as a person runs it: photos in, exit code, output and files out. */
@org.jspecify.annotations.NullMarked
package graft.app.cli;
