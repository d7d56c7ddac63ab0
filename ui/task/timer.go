package task

import "time"

// timer is one call to come.
type timer struct {
	stop    func() bool
	awaited bool // it counts as under way until then
}

// After runs f on the interface thread when the delay has passed, unless After or Stop is called again with the same name
// before: the way to wait until a hand rests, and to move an animation on.
func (r *Runner) After(name string, delay time.Duration, f func()) {
	r.Stop(name)
	if !r.begin() {
		return
	}
	t := &timer{awaited: true}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.timers[name] = t
	t.stop = r.clock.AfterFunc(delay, func() { r.ring(name, t, f) })
}

// Later is After for what nobody waits for, such as a message that leaves by itself: until then it does not count as under way.
func (r *Runner) Later(name string, delay time.Duration, f func()) {
	r.Stop(name)
	t := &timer{}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return
	}
	r.timers[name] = t
	t.stop = r.clock.LaterFunc(delay, func() {
		if r.begin() {
			r.ring(name, t, f)
		}
	})
}

// ring runs f on the interface thread, unless the timer is not the one of its name any more.
func (r *Runner) ring(name string, t *timer, f func()) {
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
}

// Stop takes back what After or Later was told under this name.
func (r *Runner) Stop(name string) {
	r.mu.Lock()
	t := r.timers[name]
	delete(r.timers, name)
	inTime := t != nil && t.stop()
	r.mu.Unlock()
	if inTime && t.awaited {
		r.deliver("", nil)
	}
}
