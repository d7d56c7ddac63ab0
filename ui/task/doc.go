// Package task holds the only doors between the thread of the interface and the workers: Runner takes work out, and what
// comes back is posted to the interface thread, one function at a time.
//
// Every function given to a Runner as done, to Post or to After runs on the interface thread; every work function runs on
// a goroutine of its own and must touch no widget. The methods of Runner may be called from any goroutine unless they say
// otherwise. The Runner counts what is under way before it starts it, so that Idle is never true too early; Queue uses that
// to play the interface thread in tests, with a clock of its own and no sleep.
//
// This is the only package of the interface with a go statement, and the only one that calls fyne.Do. It must know
// nothing of what the work is about.
package task
