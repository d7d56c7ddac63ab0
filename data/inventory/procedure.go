package inventory

import (
	"time"

	"emprise/data"
)

// The days that the law gives.
const (
	consultationDays = 30 // of owners and occupants, before the inventory is adopted
	yearsUntilNext   = 6
	// FirstDue is when the first inventories had to be finished: two years after the law of 22 August 2021.
	FirstDue = "2023-08-22"
)

// Dates are the days of the procedure in one zone, as they were entered; each may be unknown.
type Dates struct {
	Started           string `json:"started,omitempty"`
	ConsultationStart string `json:"consultation_start,omitempty"`
	ConsultationEnd   string `json:"consultation_end,omitempty"`
	Adopted           string `json:"adopted,omitempty"`
	Due               string `json:"due,omitempty"` // of the next one, where something else than six years was decided
}

// Step is where the procedure stands.
type Step string

// The steps.
const (
	NotStarted  Step = "not_started"
	Started     Step = "started"
	Consulting  Step = "consulting"
	Consulted   Step = "consulted" // the thirty days are over: it can be adopted
	Adopted     Step = "adopted"
	ToBeRenewed Step = "to_be_renewed" // six years have gone by since
)

// Fault is what is wrong with the days.
type Fault string

// The faults.
const (
	FaultShort     Fault = "consultation_short"   // less than thirty days
	FaultUnheard   Fault = "adopted_unheard"      // adopted without a consultation that is told
	FaultEarly     Fault = "adopted_early"        // adopted before the consultation had ended
	FaultOrder     Fault = "dates_order"          // a later step has an earlier day
	FaultFirstLate Fault = "first_inventory_late" // the first inventory was due on FirstDue
	FaultOverdue   Fault = "next_inventory_late"  // six years have gone by
)

// Procedure is where the inventory of a zone stands on a day.
type Procedure struct {
	Dates
	Step     Step    `json:"step"`
	NextDue  string  `json:"next_due,omitempty"`
	DaysLeft *int    `json:"days_left,omitempty"`         // until NextDue; below 0 when it has gone by
	Earliest string  `json:"earliest_adoption,omitempty"` // the first day on which it can be adopted
	Faults   []Fault `json:"faults,omitempty"`
}

// ProcedureOn works out where a procedure stands on a day.
func ProcedureOn(d Dates, today string) Procedure {
	p := Procedure{Dates: d, Step: NotStarted}
	if at, ok := dayOf(d.ConsultationStart); ok {
		p.Earliest = at.AddDate(0, 0, consultationDays).Format(time.DateOnly)
	}
	if d.ConsultationEnd > p.Earliest {
		p.Earliest = d.ConsultationEnd
	}
	if at, ok := dayOf(d.Adopted); ok {
		p.NextDue = at.AddDate(yearsUntilNext, 0, 0).Format(time.DateOnly)
	}
	if d.Due != "" {
		p.NextDue = d.Due
	}
	reached := func(day string) bool { return day != "" && day <= today }
	switch {
	case reached(d.Adopted) && reached(p.NextDue):
		p.Step = ToBeRenewed
	case reached(d.Adopted):
		p.Step = Adopted
	case reached(d.ConsultationStart) && reached(p.Earliest):
		p.Step = Consulted
	case reached(d.ConsultationStart):
		p.Step = Consulting
	case reached(d.Started):
		p.Step = Started
	}
	if due, ok := dayOf(p.NextDue); ok {
		if now, ok := dayOf(today); ok {
			left := int(due.Sub(now).Hours() / 24)
			p.DaysLeft = &left
		}
	}
	p.faults(today)
	return p
}

func (p *Procedure) faults(today string) {
	when := func(wrong bool, f Fault) {
		if wrong {
			p.Faults = append(p.Faults, f)
		}
	}
	from, ok1 := dayOf(p.ConsultationStart)
	to, ok2 := dayOf(p.ConsultationEnd)
	when(ok1 && ok2 && to.Sub(from) < consultationDays*24*time.Hour, FaultShort)
	when(p.Dates.Adopted != "" && p.ConsultationStart == "", FaultUnheard)
	when(p.Dates.Adopted != "" && p.ConsultationStart != "" && p.Dates.Adopted < p.Earliest, FaultEarly)
	last := ""
	for _, day := range []string{p.Dates.Started, p.ConsultationStart, p.ConsultationEnd} {
		if day != "" && day < last {
			when(true, FaultOrder)
			break
		}
		last = max(last, day)
	}
	when(p.Dates.Adopted == "" && today > FirstDue, FaultFirstLate)
	when(p.Step == ToBeRenewed, FaultOverdue)
}

func dayOf(day string) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, day)
	return t, err == nil
}

// datesOf reads the days that a zone has.
func datesOf(z data.Zone) Dates {
	return Dates{
		Started: z.InventoryStarted, ConsultationStart: z.ConsultationStart, ConsultationEnd: z.ConsultationEnd,
		Adopted: z.InventoryAdopted, Due: z.InventoryDue,
	}
}
