package task

import "context"

// slot is a place where only the newest work counts.
type slot struct {
	cancel context.CancelFunc // of the one that runs
	next   *pending           // waits until the one that runs has returned
	serial uint64             // of the newest asked
}

type pending struct {
	work   func(context.Context) error
	done   func(error)
	serial uint64
}

// Latest runs work in a slot where the newest wins: the one that runs is cancelled and its done never runs, one that
// waits is forgotten. At most one work of a slot runs at a time, so that it may keep its buffers.
func (r *Runner) Latest(name string, work func(ctx context.Context) error, done func(error)) {
	if !r.begin() {
		return
	}
	r.mu.Lock()
	s := r.slots[name]
	if s == nil {
		s = &slot{}
		r.slots[name] = s
	}
	s.serial++
	p := &pending{work: work, done: done, serial: s.serial}
	if s.cancel == nil {
		r.start(s, p)
		r.mu.Unlock()
		return
	}
	s.cancel()
	forgotten := s.next != nil
	s.next = p
	r.mu.Unlock()
	if forgotten {
		r.deliver("", nil)
	}
}

// Forget cancels what runs or waits in the slot; its done never runs.
func (r *Runner) Forget(name string) {
	r.mu.Lock()
	s := r.slots[name]
	forgotten := false
	if s != nil {
		s.serial++
		forgotten = s.next != nil
		s.next = nil
		if s.cancel != nil {
			s.cancel()
		}
	}
	r.mu.Unlock()
	if forgotten {
		r.deliver("", nil)
	}
}

// start runs p in its slot; the caller holds the mutex.
func (r *Runner) start(s *slot, p *pending) {
	ctx, cancel := context.WithCancel(r.ctx)
	s.cancel = cancel
	r.spawn(func() {
		err := p.work(ctx)
		cancel()
		r.mu.Lock()
		s.cancel = nil
		if next := s.next; next != nil {
			s.next = nil
			r.start(s, next)
		}
		r.mu.Unlock()
		r.deliver(nameOfDone(p.done), func() {
			r.mu.Lock()
			newest := s.serial == p.serial
			r.mu.Unlock()
			if newest && p.done != nil {
				p.done(err)
			}
		})
	})
}
