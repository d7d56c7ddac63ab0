package style_test

import (
	"testing"

	"emprise/geo/style"
)

// TestOnlySomeAreDrawn holds the filter against a look at each feature, and through a file.
func TestOnlySomeAreDrawn(t *testing.T) {
	t.Parallel()
	l := layer(t)
	r := style.Single(style.Symbol{Key: "all"})
	r.Only = "rank >= 1 ET status EST CONNU"
	text, err := style.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	back, err := style.Decode(text)
	if err != nil || back.Only != r.Only {
		t.Fatalf("%q, %v", back.Only, err)
	}
	for f := range l.Features.Len() {
		rank, _ := l.Features.Column("rank").Number(f)
		want := rank >= 1 && l.Features.Column("status").Known(f) // what is unknown is not shown
		if _, got := back.For(l, f); got != want {
			t.Errorf("feature %d drawn: %v, want %v", f, got, want)
		}
	}
	if err := back.Check(l); err != nil {
		t.Error(err)
	}
	back.Only = "rang > 1"
	if back.Check(l) == nil {
		t.Error("a column that is not there filters")
	}
	if _, err := style.Decode([]byte(`{"version":1,"only":"a > ","classes":[{"symbol":{"key":"x"}}]}`)); err == nil {
		t.Error("an expression that cannot be read came in")
	}
}
