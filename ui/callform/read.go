package callform

import (
	"cmp"

	"emprise/data"
	"emprise/ui/asking"
)

// read gives the answer.
func (f *Form) read(says *asking.Answers) (a Answer) {
	c := f.model.Contact
	c.CompanyID, c.Channel, c.By, c.With = says.Text("company_id"), data.Channel(says.Text("channel")), says.Text("by"), says.Text("with")
	c.Subject, c.Asked, c.Promised, c.Next = says.Text("subject"), says.Text("asked"), says.Text("promised"), says.Text("next")
	if c.Next != f.model.Contact.Next {
		c.NextDone = false
	}
	a.Company = f.model.Company
	if c.CompanyID == "" {
		a.New = true
		a.Company.Name, a.Company.CodeName, a.Company.Activity = says.Needed("name"), says.Text("code_name"), says.Text("activity")
	}
	for _, company := range f.model.Companies {
		if company.ID == c.CompanyID {
			a.Company = company
		}
	}
	says.Needed("date")
	c.Date, c.NextDue = says.Day("date"), says.Day("next_due")
	says.Needed("subject")
	if c.NextDue != "" {
		says.Needed("next")
	}
	a.Contact = c
	if says.Yes("becomes") && c.NeedID == "" {
		a.Need = f.readNeed(says, c)
	}
	return a
}

// nearMotorway is at how many metres from an interchange no plot is better than another, as the templates of needs have it.
const nearMotorway = 500.0

// readNeed gives the need that the exchange becomes. Bounds are hard: a plot beyond them is no answer; the area and the way to the
// motorway score as well. Land must be free by the deadline.
func (f *Form) readNeed(says *asking.Answers, c data.Contact) *data.Need {
	n := f.model.Need
	n.Stage, n.Received, n.Title = data.StageOpen, c.Date, cmp.Or(says.Text("need_title"), c.Subject)
	least, most := says.Number("area_min", 10_000, nil), says.Number("area_max", 10_000, nil)
	if least != nil && most != nil && *most < *least {
		says.Wrong("area_max", "min_above_max")
	}
	if least != nil || most != nil {
		n.Criteria = append(n.Criteria, data.Criterion{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: least, Max: most})
	}
	if v := says.Number("power_kva", 1, nil); v != nil {
		n.Criteria = append(n.Criteria, data.Criterion{Measure: data.MeasurePower, Hard: true, Min: v})
	}
	if v := says.Number("price_eur_m2", 1, nil); v != nil {
		n.Criteria = append(n.Criteria, data.Criterion{Measure: data.MeasurePrice, Hard: true, Max: v})
	}
	if v := says.Number("motorway_m", 1000, nil); v != nil {
		near := min(nearMotorway, *v/2)
		n.Criteria = append(n.Criteria, data.Criterion{Measure: data.MeasureMotorway, Hard: true, Weight: 1, Ideal: &near, Max: v})
	}
	n.Jobs = says.Whole("jobs")
	n.Deadline = says.Day("deadline")
	if by, ok := data.DayNumber(n.Deadline); ok {
		n.Criteria = append(n.Criteria, data.Criterion{Measure: data.MeasureAvailable, Hard: true, Max: &by})
	}
	return &n
}
