package draft

// History is a value with its past and its future. The values must never be written to. The zero History holds the zero
// value.
type History[T any] struct {
	past   []T
	now    T
	future []T
}

// NewHistory begins at a value.
func NewHistory[T any](v T) History[T] { return History[T]{now: v} }

// Now is the value of the moment.
func (h *History[T]) Now() T { return h.now }

// Do makes v the value; what had been undone can no longer be redone.
func (h *History[T]) Do(v T) {
	h.past = append(h.past, h.now)
	h.now, h.future = v, nil
}

// Replace makes v the value in place of the one of the moment: the moves of one drag are one step.
func (h *History[T]) Replace(v T) { h.now = v }

// Undo goes back a step, and says whether there was one.
func (h *History[T]) Undo() bool {
	if len(h.past) == 0 {
		return false
	}
	h.future = append(h.future, h.now)
	h.now = h.past[len(h.past)-1]
	h.past = h.past[:len(h.past)-1]
	return true
}

// Redo makes the step again that Undo took back last, and says whether there was one.
func (h *History[T]) Redo() bool {
	if len(h.future) == 0 {
		return false
	}
	h.past = append(h.past, h.now)
	h.now = h.future[len(h.future)-1]
	h.future = h.future[:len(h.future)-1]
	return true
}

// Changed says whether there is a step to undo.
func (h *History[T]) Changed() bool { return len(h.past) > 0 }

// Undone says whether there is a step to make again.
func (h *History[T]) Undone() bool { return len(h.future) > 0 }
