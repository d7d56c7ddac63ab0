package board

import "time"

// Zoom is how much time a stretch of the line takes.
type Zoom uint8

// The zooms.
const (
	Years Zoom = iota
	Quarters
)

// tick is where a year or a quarter begins.
type tick struct {
	day     float64 // of the span
	year    int
	quarter int // 1 to 4
}

// span is the days that a line of time shows: whole years or whole quarters.
type span struct {
	first time.Time
	days  float64
}

// spanOf is the span that holds some days AAAA-MM-JJ, today among them; what is no day is left out.
func spanOf(days []string, z Zoom) span {
	var first, last time.Time
	for _, s := range days {
		day, err := time.Parse(time.DateOnly, s)
		if err != nil {
			continue
		}
		if first.IsZero() || day.Before(first) {
			first = day
		}
		if last.IsZero() || day.After(last) {
			last = day
		}
	}
	begin := time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	end := time.Date(last.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
	if z == Quarters {
		begin = time.Date(first.Year(), quarterMonth(first), 1, 0, 0, 0, 0, time.UTC)
		end = time.Date(last.Year(), quarterMonth(last)+3, 1, 0, 0, 0, 0, time.UTC)
	}
	return span{begin, daysBetween(begin, end)}
}

// quarterMonth is the first month of the quarter of a day.
func quarterMonth(t time.Time) time.Month { return (t.Month()-1)/3*3 + 1 }

func daysBetween(a, b time.Time) float64 { return b.Sub(a).Hours() / 24 }

// at is the day of the span on which a day AAAA-MM-JJ begins; false for what is none.
func (s span) at(day string) (float64, bool) {
	t, err := time.Parse(time.DateOnly, day)
	return daysBetween(s.first, t), err == nil
}

// ticks are the beginnings of years, or of quarters.
func (s span) ticks(z Zoom) []tick {
	months := 12
	if z == Quarters {
		months = 3
	}
	var out []tick
	for t := s.first; ; t = t.AddDate(0, months, 0) {
		day := daysBetween(s.first, t)
		if day >= s.days {
			return out
		}
		out = append(out, tick{day, t.Year(), int(t.Month()-1)/3 + 1})
	}
}

// stretch is what a project takes of the span, in days: from its first day to the end of its last. from or until say that this end is
// not known, and reaches to the border of the span; a project of milestones alone has none.
func (s span) stretch(p Project) (a, b float64, from, until, ok bool) {
	start, hasStart := s.at(p.Start)
	end, hasEnd := s.at(p.End)
	switch {
	case hasStart && hasEnd:
		return start, max(start, end) + 1, false, false, true
	case hasStart:
		return start, s.days, false, true, true
	case hasEnd:
		return 0, end + 1, true, false, true
	}
	return 0, 0, false, false, false
}
