package drive

import (
	"image"
	"time"

	"fyne.io/fyne/v2"

	"emprise/ui/task"
)

// Screen is the Stage of a real window: Do runs on the interface thread through the Runner.
type Screen struct {
	runner *task.Runner
	grab   func(fyne.Window) image.Image
	idle   chan struct{}
}

// NewScreen makes the stage of a window whose Runner is r and whose pixels grab reads.
func NewScreen(r *task.Runner, grab func(fyne.Window) image.Image) *Screen {
	s := &Screen{runner: r, grab: grab, idle: make(chan struct{}, 1)}
	r.OnIdle(func() {
		select {
		case s.idle <- struct{}{}:
		default:
		}
	})
	return s
}

// Do implements Stage.
func (s *Screen) Do(f func()) {
	done := make(chan struct{})
	s.runner.Post(func() {
		f()
		close(done)
	})
	<-done
}

// Idle implements Stage. What is idle must stay so for one turn of the interface thread, in which widgets lay themselves
// out and ask for more.
func (s *Screen) Idle() {
	for quiet := 0; quiet < 2; {
		s.Do(func() {})
		if s.runner.Idle() {
			quiet++
			continue
		}
		quiet = 0
		<-s.idle
	}
}

// frames is time enough for the screen to be painted at least once more: Fyne does not tell when it has.
const frames = 250 * time.Millisecond

// Picture implements Stage.
func (s *Screen) Picture(w fyne.Window) image.Image {
	s.Do(func() { s.runner.After("picture", frames, func() {}) })
	s.Idle()
	var img image.Image
	s.Do(func() { img = s.grab(w) })
	return img
}
