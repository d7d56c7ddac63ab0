package callform

import (
	"math"
	"time"

	"emprise/data"
)

// read gives the answer, or the field that does not make sense and the rule that it breaks.
func (f *Form) read() (a Answer, field, rule string) {
	value := func(id string) string { return f.fields[id].Value() }
	c := f.model.Contact
	c.CompanyID, c.Channel, c.By, c.With = value("company_id"), data.Channel(value("channel")), value("by"), value("with")
	c.Subject, c.Asked, c.Promised, c.Next = value("subject"), value("asked"), value("promised"), value("next")
	if next := value("next"); next != f.model.Contact.Next {
		c.NextDone = false
	}
	a.Company = f.model.Company
	if c.CompanyID == "" {
		a.New = true
		a.Company.Name, a.Company.CodeName, a.Company.Activity = value("name"), value("code_name"), value("activity")
		if a.Company.Name == "" {
			return a, "name", "required"
		}
	}
	for _, company := range f.model.Companies {
		if company.ID == c.CompanyID {
			a.Company = company
		}
	}
	for _, day := range []struct {
		id   string
		to   *string
		must bool
	}{{"date", &c.Date, true}, {"next_due", &c.NextDue, false}} {
		v, ok := f.loc.ParseDay(value(day.id))
		switch {
		case value(day.id) == "" && day.must:
			return a, day.id, "required"
		case !ok && value(day.id) != "":
			return a, day.id, "bad_date"
		}
		*day.to = v
	}
	switch {
	case c.Subject == "":
		return a, "subject", "required"
	case c.NextDue != "" && c.Next == "":
		return a, "next", "required"
	}
	a.Contact = c
	if value("becomes") == "yes" && f.model.Contact.NeedID == "" {
		a.Need, field, rule = f.readNeed(c)
	}
	return a, field, rule
}

const (
	nearMotorway = 500.0 // metres from an interchange at which no plot is better than another, as the templates of needs have it
	secondsADay  = 86_400
)

// readNeed gives the need that the exchange becomes. Bounds are hard: a plot beyond them is no answer; the area and the way to the
// motorway score as well. Land must be free by the deadline.
func (f *Form) readNeed(c data.Contact) (need *data.Need, field, rule string) {
	n := f.model.Need
	n.Stage, n.Received, n.Title = data.StageOpen, c.Date, f.fields["need_title"].Value()
	if n.Title == "" {
		n.Title = c.Subject
	}
	bound := map[string]*float64{}
	for id, factor := range map[string]float64{"area_min": 10_000, "area_max": 10_000, "motorway_m": 1000, "power_kva": 1, "price_eur_m2": 1, "jobs": 1} {
		text := f.fields[id].Value()
		if text == "" {
			continue
		}
		v, ok := f.loc.Parse(text)
		switch {
		case !ok:
			return nil, id, "not_a_number"
		case v < 0:
			return nil, id, "negative"
		}
		v *= factor
		bound[id] = &v
	}
	if least, most := bound["area_min"], bound["area_max"]; least != nil && most != nil && *most < *least {
		return nil, "area_max", "min_above_max"
	}
	if least, most := bound["area_min"], bound["area_max"]; least != nil || most != nil {
		n.Criteria = append(n.Criteria, data.Criterion{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: least, Max: most})
	}
	if v := bound["power_kva"]; v != nil {
		n.Criteria = append(n.Criteria, data.Criterion{Measure: data.MeasurePower, Hard: true, Min: v})
	}
	if v := bound["price_eur_m2"]; v != nil {
		n.Criteria = append(n.Criteria, data.Criterion{Measure: data.MeasurePrice, Hard: true, Max: v})
	}
	if v := bound["motorway_m"]; v != nil {
		near := min(nearMotorway, *v/2)
		n.Criteria = append(n.Criteria, data.Criterion{Measure: data.MeasureMotorway, Hard: true, Weight: 1, Ideal: &near, Max: v})
	}
	if v := bound["jobs"]; v != nil {
		if *v != math.Trunc(*v) || *v > 1e6 {
			return nil, "jobs", "not_a_number"
		}
		jobs := int(*v)
		n.Jobs = &jobs
	}
	if text := f.fields["deadline"].Value(); text != "" {
		day, ok := f.loc.ParseDay(text)
		if !ok {
			return nil, "deadline", "bad_date"
		}
		n.Deadline = day
		if t, err := time.Parse(time.DateOnly, day); err == nil {
			by := float64(t.Unix() / secondsADay)
			n.Criteria = append(n.Criteria, data.Criterion{Measure: data.MeasureAvailable, Hard: true, Max: &by})
		}
	}
	return &n, "", ""
}
