package board

import (
	"math/rand/v2"
	"testing"
	"time"
)

func TestASpanHoldsItsDays(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	base := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	for range 500 {
		days := []string{""} // what is no day changes nothing
		for range 1 + random.IntN(6) {
			days = append(days, base.AddDate(0, 0, random.IntN(4000)).Format(time.DateOnly))
		}
		for _, z := range []Zoom{Years, Quarters} {
			s := spanOf(days, z)
			for _, day := range days[1:] {
				at, ok := s.at(day)
				if !ok || at < 0 || at+1 > s.days {
					t.Fatalf("%s is day %g of %g", day, at, s.days)
				}
			}
			most := 366.0
			if z == Quarters {
				most = 92
			}
			ticks := s.ticks(z)
			for i, k := range ticks {
				next := s.days
				if i+1 < len(ticks) {
					next = ticks[i+1].day
				}
				if next-k.day < 90 || next-k.day > most {
					t.Fatalf("from %d/%d on there are %g days", k.year, k.quarter, next-k.day)
				}
			}
			if ticks[0].day != 0 {
				t.Errorf("the first tick is on day %g", ticks[0].day)
			}
		}
	}
}

func TestEndsThatAreNotKnown(t *testing.T) {
	s := spanOf([]string{"2026-02-01", "2027-06-30"}, Years)
	if s.days != 730 || len(s.ticks(Years)) != 2 || s.ticks(Quarters)[3] != (tick{273, 2026, 4}) {
		t.Fatalf("%+v, %v", s, s.ticks(Quarters))
	}
	for _, test := range []struct {
		start, end  string
		a, b        float64
		from, until bool
		ok          bool
	}{
		{"2026-01-02", "2026-01-02", 1, 2, false, false, true},
		{"2026-01-02", "", 1, 730, false, true, true},
		{"", "2026-01-10", 0, 10, true, false, true},
		{"", "", 0, 0, false, false, false},
	} {
		a, b, from, until, ok := s.stretch(Project{Start: test.start, End: test.end})
		if a != test.a || b != test.b || from != test.from || until != test.until || ok != test.ok {
			t.Errorf("%q to %q: %g to %g, %v %v %v", test.start, test.end, a, b, from, until, ok)
		}
	}
}
