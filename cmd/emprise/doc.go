// Command emprise is the desktop program: it wires the window to the screen and does nothing else.
package main
