package minutes

import (
	"strings"
	"time"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/difference"
	"emprise/data/explain"
)

// Time is a moment of the day: « 14 h 32 ».
func Time(loc *locale.Locale, t time.Time) string {
	return loc.T("minutes.time", "hour", t.Format("15"), "minute", t.Format("04"))
}

// When says on what day the sitting was, from when to when.
func (m *Minutes) When(loc *locale.Locale) string {
	day, from := loc.Day(m.Started), Time(loc, m.Started)
	if m.Ended == nil {
		return loc.T("minutes.when_open", "day", day, "from", from)
	}
	end := m.Ended.In(m.Started.Location())
	if end.Format(time.DateOnly) != m.Started.Format(time.DateOnly) {
		return loc.T("minutes.when_days", "day", day, "from", from, "last", loc.Day(end), "to", Time(loc, end))
	}
	return loc.T("minutes.when", "day", day, "from", from, "to", Time(loc, end))
}

// StatusWords is a status of a plot in words; a plot that is not there has none.
func StatusWords(loc *locale.Locale, s data.Status) string {
	if s == "" {
		return loc.T("minutes.absent")
	}
	return loc.T("status." + string(s))
}

// Line tells a deed in one line: when, what, and by whom.
func Line(loc *locale.Locale, d Deed) string {
	if d.Author == "" {
		return loc.T("minutes.line", "time", Time(loc, d.At), "what", What(loc, d))
	}
	return loc.T("minutes.line_by", "time", Time(loc, d.At), "what", What(loc, d), "author", d.Author)
}

// What tells a deed without when and by whom: « Lot 3 : en vente → réservé par option ».
func What(loc *locale.Locale, d Deed) string {
	if d.Rows > 1 {
		return loc.N("minutes.many", d.Rows, "what", explain.Note(loc, d.Note))
	}
	switch d.Ref.Kind {
	case data.KindRemark:
		if d.Became != difference.Gone {
			return remark(loc, d)
		}
	case data.KindProposal:
		return proposal(loc, d)
	case data.KindProject:
		if d.Became == difference.New {
			return about(loc, loc.T("minutes.stated", "name", d.Name, "state", loc.T("project_status."+d.Stage)), d)
		}
	case data.KindLayer, data.KindTerritory, data.KindView, data.KindComposition:
		if d.Note.Key != "" {
			return explain.Note(loc, d.Note)
		}
	}
	return became(loc, d, d.Name)
}

func became(loc *locale.Locale, d Deed, name string) string {
	switch d.Became {
	case difference.New:
		return loc.T("minutes.new", "kind", locale.Lowered(explain.Kind(loc, d.Ref.Kind)), "name", name)
	case difference.Gone:
		return loc.T("minutes.gone", "kind", locale.Lowered(explain.Kind(loc, d.Ref.Kind)), "name", name)
	}
	return loc.T("minutes.changed", "name", name, "what", fieldWords(loc, d))
}

func remark(loc *locale.Locale, d Deed) string {
	text := strings.Join(strings.Fields(d.Text), " ")
	if len(d.About) == 0 {
		return loc.T("minutes.remark", "text", text)
	}
	return loc.T("minutes.remark_on", "text", text, "on", strings.Join(d.About, ", "))
}

// proposal says who is offered what, and how far that is.
func proposal(loc *locale.Locale, d Deed) string {
	what := strings.Join(d.About, ", ")
	name := loc.T("minutes.proposal", "what", what)
	if d.Whose != "" {
		name = loc.T("minutes.proposal_to", "whose", d.Whose, "what", what)
	}
	switch d.Became {
	case difference.New:
		return loc.T("minutes.stated", "name", name, "state", loc.T("proposal_stage."+d.Stage))
	case difference.Gone:
		return loc.T("minutes.taken_off", "name", name)
	}
	return loc.T("minutes.changed", "name", name, "what", fieldWords(loc, d))
}

func about(loc *locale.Locale, text string, d Deed) string {
	if len(d.About) == 0 {
		return text
	}
	return loc.T("minutes.about", "what", text, "on", strings.Join(d.About, ", "))
}

// kept by the program itself, or told by another field.
var silent = map[string]bool{"updated": true, "entered": true, "steps": true}

// fieldWords tells what is different; where a row stands needs no name: « en vente → vendu ».
func fieldWords(loc *locale.Locale, d Deed) string {
	var words, only []string
	for _, f := range d.Fields {
		_, before, after := explain.Change(loc, d.Ref.Kind, f)
		switch {
		case f.Name == "status" || f.Name == "stage":
			words = append(words, loc.T("minutes.turn", "before", before, "after", after))
		case silent[f.Name]:
			only = append(only, explain.FieldName(loc, f.Name))
		default:
			words = append(words, explain.ChangeLine(loc, d.Ref.Kind, f))
		}
	}
	if len(words) == 0 {
		words = only
	}
	return strings.Join(words, loc.T("minutes.and"))
}
