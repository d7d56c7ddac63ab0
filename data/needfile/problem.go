package needfile

import (
	"strings"

	"emprise/data"
)

// Problem is one thing that is wrong with a need.
type Problem struct {
	Pointer string   // where: a JSON pointer, "" is the whole
	Rule    string   // a translation key below "invalid."
	Found   string   // what stands there, when that helps
	Known   []string // what may stand there instead, when that is a list
	Line    int      // from 1, of a text that is no JSON; with Column
	Column  int      // characters, from 1
	Err     error    // the cause, which has words of its own: an *expression.Error
}

// Error is all that is wrong with a need. It wraps data.ErrInvalid.
type Error struct{ Problems []Problem }

func (e *Error) Error() string {
	parts := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		parts[i] = strings.TrimSpace(p.Pointer + " " + p.Rule)
	}
	return "need: " + strings.Join(parts, "; ")
}

// Unwrap makes errors.Is(err, data.ErrInvalid) hold.
func (e *Error) Unwrap() error { return data.ErrInvalid }

// failed is the error of some problems, nil for none.
func failed(problems []Problem) error {
	if len(problems) == 0 {
		return nil
	}
	return &Error{problems}
}

// step is one member on the way of a pointer, escaped as RFC 6901 asks.
func step(name string) string {
	return "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}
