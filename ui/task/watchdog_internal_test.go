package task

import (
	"strings"
	"testing"
)

func TestTheStackOfAThreadIsFound(t *testing.T) {
	thread, found := goroutine(), make(chan string)
	go func() { found <- stackOf(thread) }()
	if stack := <-found; !strings.Contains(stack, "TestTheStackOfAThreadIsFound") || strings.Contains(stack, "\n\n") {
		t.Errorf("%q", stack)
	}
}
