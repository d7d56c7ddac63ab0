package task

import (
	"strings"
	"testing"
)

// A panic in a work is told with the stack where it happened, and still ends what it would have ended.
func TestAPanicIsToldAndGoesOn(t *testing.T) {
	r := NewQueue().Runner()
	var told any
	r.OnPanic(func(why any, stack []byte) {
		if told = why; !strings.Contains(string(stack), "TestAPanicIsToldAndGoesOn") {
			t.Errorf("the stack is elsewhere:\n%s", stack)
		}
	})
	defer func() {
		if why := recover(); why != "work" || told != "work" {
			t.Errorf("recovered %v, told %v", why, told)
		}
	}()
	defer r.watchPanic()
	panic("work")
}
