// Command emprise-cli does the work of Emprise without a window, for scripts and for tests: it makes projects, brings
// layers in, matches needs with plots and writes maps.
//
// Data go to standard output, progress and messages to standard error. Exit code 0 is done, 1 failed, 2 wrong usage. The
// verbs and the fields of their JSON are described in docs/cli.md. The command wires the packages below it and decides
// nothing itself.
package main
