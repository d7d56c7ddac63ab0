package outgoing

import (
	"fmt"
	"slices"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/workspace"
)

// Subject is what can leave: the rows of a kind, a layer, the inventory of the zones, or how the plots answer a need.
type Subject struct {
	Name  string // as it is asked for: "plots", "layer:cadastre", "ranking:BES-0001"
	Kind  data.Kind
	Layer string // the layer's ID
	Need  string // the need's ID
}

// The names of subjects that are no kind's rows.
const (
	Inventory = "inventory"
	ranking   = "ranking:"
	layer     = "layer:"
)

// kinds are the kinds that have rows to hand out, by the name that they are asked for, in the order in which they are offered.
var kinds = []struct {
	name string
	kind data.Kind
}{
	{"plots", data.KindPlot},
	{"zones", data.KindZone},
	{"companies", data.KindCompany},
	{"needs", data.KindNeed},
	{"proposals", data.KindProposal},
	{"projects", data.KindProject},
	{"contracts", data.KindContract},
	{"schemes", data.KindScheme},
	{"units", data.KindLandUnit},
	{"establishments", data.KindEstablishment},
	{"landowners", data.KindLandowner},
	{"contacts", data.KindContact},
	{"sittings", data.KindSitting},
	{"remarks", data.KindRemark},
	{"ties", data.KindTie},
	{"views", data.KindView},
	{"compositions", data.KindComposition},
	{"attachments", data.KindAttachment},
	{"layers", data.KindLayer},
}

// Subjects lists what there is to hand out of a project: every kind that has rows, the inventory where there are land units, the
// ranking for every need, every layer.
func Subjects(snap *workspace.Snapshot) []Subject {
	var all []Subject
	for _, k := range kinds {
		if len(snap.Rows(k.kind)) > 0 {
			all = append(all, Subject{Name: k.name, Kind: k.kind})
		}
	}
	if len(snap.LandUnits) > 0 {
		all = append(all, Subject{Name: Inventory})
	}
	if len(snap.Plots) > 0 {
		for _, n := range snap.Needs {
			all = append(all, Subject{Name: ranking + n.ID, Need: n.ID})
		}
	}
	for _, l := range slices.Backward(snap.Layers) {
		all = append(all, Subject{Name: layer + l.ID, Layer: l.ID})
	}
	return all
}

// Names lists the names of subjects that do not depend on a project; the others are "ranking:" and a need, "layer:" and a layer.
func Names() []string {
	names := make([]string, 0, len(kinds)+1)
	for _, k := range kinds {
		names = append(names, k.name)
	}
	return append(names, Inventory)
}

// Find is the subject of a name; "layer:" may be left out, and a layer may be called by its name. One that is not there wraps
// data.ErrNotFound.
func Find(snap *workspace.Snapshot, name string) (Subject, error) {
	for _, k := range kinds {
		if k.name == name {
			return Subject{Name: name, Kind: k.kind}, nil
		}
	}
	if name == Inventory {
		return Subject{Name: name}, nil
	}
	if id, ok := strings.CutPrefix(name, ranking); ok {
		if _, there := snap.Need(id); !there {
			return Subject{}, fmt.Errorf("need %s: %w", id, data.ErrNotFound)
		}
		return Subject{Name: name, Need: id}, nil
	}
	wanted := strings.TrimPrefix(name, layer)
	for _, l := range snap.Layers {
		if l.ID == wanted || l.Name == wanted {
			return Subject{Name: layer + l.ID, Layer: l.ID}, nil
		}
	}
	return Subject{}, &UnknownSubjectError{name}
}

// UnknownSubjectError says that nothing is called so.
type UnknownSubjectError struct{ Name string }

func (e *UnknownSubjectError) Error() string { return "data " + e.Name + ": not found" }

// Explain gives the message and its arguments.
func (e *UnknownSubjectError) Explain() (key string, args []any) {
	return "outgoing.unknown_subject", []any{"name", e.Name, "known", strings.Join(Names(), ", ")}
}

// Unwrap makes errors.Is(err, data.ErrNotFound) hold.
func (e *UnknownSubjectError) Unwrap() error { return data.ErrNotFound }

// Title is what people call a subject.
func (s Subject) Title(loc *locale.Locale, snap *workspace.Snapshot) string {
	switch {
	case s.Layer != "":
		l, _ := snap.Layer(s.Layer)
		return l.Name
	case s.Need != "":
		n, _ := snap.Need(s.Need)
		return loc.T("outgoing.ranking", "need", n.Title)
	}
	return loc.T("outgoing.subject." + s.Name)
}

// Located says whether what leaves has shapes.
func (s Subject) Located() bool {
	switch s.Kind {
	case data.KindPlot, data.KindZone, data.KindProject, data.KindLandUnit, data.KindEstablishment:
		return true
	}
	return s.Layer != "" || s.Need != ""
}

// Secret says whether nothing of a subject may leave for the outside.
func (s Subject) Secret() bool {
	switch s.Kind {
	case data.KindProposal, data.KindLandowner, data.KindContact, data.KindTie, data.KindAttachment:
		return true
	}
	return false
}
