package expression

import (
	"fmt"
	"unicode/utf8"
)

// Problem is what is wrong with an expression: a translation key below "expression.".
type Problem string

// The problems, with what Found and Near hold.
const (
	Empty           Problem = "empty"
	TooLong         Problem = "too_long"         // more than MaxLength bytes
	TooDeep         Problem = "too_deep"         // too many parentheses in one another
	Unfinished      Problem = "unfinished"       // the text ends where a value is wanted
	Unexpected      Problem = "unexpected"       // Found: what stands there
	Unclosed        Problem = "unclosed"         // Found: the opening sign
	BadCharacter    Problem = "bad_character"    // Found
	UnknownColumn   Problem = "unknown_column"   // Found; Near: the name it may have meant
	UnknownFunction Problem = "unknown_function" // Found; Near
	WrongCount      Problem = "wrong_count"      // Found: a function that takes another number of values
	NeedsNumber     Problem = "needs_number"     // Found: what is no number
	NeedsText       Problem = "needs_text"       // Found: what must be a text between quotes
	NeedsCondition  Problem = "needs_condition"  // Found: what is neither true nor false
	Mixed           Problem = "mixed"            // Found: two values of types that cannot be compared
)

// MaxLength is how long an expression may be, bytes.
const MaxLength = 10_000

// Error says what is wrong with an expression and where.
type Error struct {
	Problem Problem
	Source  string // the expression
	At, End int    // bytes of Source that are meant
	Found   string
	Near    string // a name that may have been meant; may be empty
}

func (e *Error) Error() string {
	s := fmt.Sprintf("expression: position %d: %s", e.Position(), e.Problem)
	if e.Found != "" {
		s += fmt.Sprintf(": %q", e.Found)
	}
	if e.Near != "" {
		s += fmt.Sprintf(", near %q", e.Near)
	}
	return s
}

// Position is the place of the first character that is meant, counted from 1.
func (e *Error) Position() int {
	return utf8.RuneCountInString(e.Source[:min(max(e.At, 0), len(e.Source))]) + 1
}

// Explain gives the translation key of the sentence and its arguments.
func (e *Error) Explain() (key string, args []any) {
	key = "expression." + string(e.Problem)
	if e.Near != "" {
		key += "_near"
	}
	return key, []any{"at", e.Position(), "found", e.Found, "near", e.Near, "limit", MaxLength}
}
