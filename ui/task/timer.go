package task

import "time"

// timer is one call to come.
type timer struct{ stop func() bool }

// After runs f on the interface thread when the delay has passed, unless After or Stop is called again with the same name
// before: the way to wait until a hand rests, and to move an animation on.
func (r *Runner) After(name string, delay time.Duration, f func()) {
	r.Stop(name)
	if !r.begin() {
		return
	}
	t := &timer{}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.timers[name] = t
	t.stop = r.clock.AfterFunc(delay, func() {
		r.deliver(nameOf(f), func() {
			r.mu.Lock()
			current := r.timers[name] == t
			if current {
				delete(r.timers, name)
			}
			r.mu.Unlock()
			if current {
				f()
			}
		})
	})
}

// Stop takes back what After was told under this name.
func (r *Runner) Stop(name string) {
	r.mu.Lock()
	t := r.timers[name]
	delete(r.timers, name)
	inTime := t != nil && t.stop()
	r.mu.Unlock()
	if inTime {
		r.deliver("", nil)
	}
}
