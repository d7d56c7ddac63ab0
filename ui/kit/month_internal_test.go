package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// Every day of every month stands once, below the name of its day of the week and in the week of it, and a press in its middle finds it; the other
// places of the sheet have none. Four hundred years are all months that there are.
func TestDaysStandBelowTheirNames(t *testing.T) {
	widths := map[int]bool{}
	for at := time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2399; at = at.AddDate(0, 1, 0) {
		m := &month{at: at.AddDate(0, 0, 27)}
		found, last, week := map[int]bool{}, 0, 0
		for w := range monthWeeks {
			for d := range 7 {
				day := m.dayAt(fyne.NewPos(monthEdge+(float32(d)+0.5)*monthDay, monthDays+(float32(w)+0.5)*monthWeek))
				if day == 0 {
					continue
				}
				is := time.Date(at.Year(), at.Month(), day, 0, 0, 0, 0, time.UTC)
				if is.Weekday() != time.Weekday((d+1)%7) || day != last+1 {
					t.Fatalf("%s stands in column %d after %d", is.Format(time.DateOnly), d, last)
				}
				found[day], last, week = true, day, w
			}
		}
		if next := at.AddDate(0, 0, last); len(found) != last || next.Day() != 1 || next.Month() == at.Month() {
			t.Fatalf("%s has %d days", at.Format("2006-01"), len(found))
		}
		widths[week+1] = true
	}
	if !widths[4] || !widths[5] || !widths[6] || len(widths) != 3 {
		t.Errorf("months of %v weeks", widths)
	}
	if monthDay-2 < 24 || monthWeek-2 < 24 {
		t.Error("a day is too small for a finger (WCAG 2.2, 2.5.8)")
	}
}

// Months and years are turned on the same day, or on the last where there is none, and no year has five digits.
func TestMonthsAreTurned(t *testing.T) {
	day := func(s string) time.Time {
		at, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	for _, c := range []struct {
		from   string
		months int
		to     string
	}{
		{"2024-01-31", 1, "2024-02-29"},
		{"2023-01-31", 1, "2023-02-28"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", -12, "2023-02-28"},
		{"2026-12-15", 1, "2027-01-15"},
		{"2027-01-31", -1, "2026-12-31"},
		{"2026-03-31", -1, "2026-02-28"},
		{"9999-12-15", 1, "9999-12-15"},
		{"0001-01-15", -1, "0001-01-15"},
	} {
		m := newMonth(nowhere{}, wordless{}, day("2026-11-26"), day(c.from))
		if m.turn(c.months); !m.at.Equal(day(c.to)) {
			t.Errorf("%s and %d months is %s, not %s", c.from, c.months, m.at.Format(time.DateOnly), c.to)
		}
	}
}

// nowhere is a canvas on which something has the keyboard.
type nowhere struct{ fyne.Canvas }

func (nowhere) Focused() fyne.Focusable { return &Entry{} }

type wordless struct{ Days }

func (wordless) Date(day string) string        { return day }
func (wordless) T(key string, _ ...any) string { return key }
