// Package tour is the card that shows a newcomer around, step by step, over the window and in nobody's way. It is shown by Set(Model)
// and speaks by OnNext and OnLeave; sizes are Fyne units, and all of it belongs to the interface thread. It must not know what the steps
// are about.
package tour
