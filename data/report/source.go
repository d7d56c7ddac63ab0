package report

import (
	"fmt"
	"slices"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/workspace"
)

// MissingSourceError stops an export: the open licences require producer and date of every layer on a map.
type MissingSourceError struct {
	Layer data.Layer
	Field string // "producer", "date", or for the outside "licence"
}

func (e *MissingSourceError) Error() string {
	return fmt.Sprintf("layer %s: %s: required on a sheet", e.Layer.ID, e.Field)
}

// Explain gives the message and its arguments.
func (e *MissingSourceError) Explain() (key string, args []any) {
	return "report.missing." + e.Field, []any{"layer", e.Layer.Name, "id", e.Layer.ID}
}

// Unwrap makes errors.Is(err, data.ErrInvalid) hold.
func (e *MissingSourceError) Unwrap() error { return data.ErrInvalid }

// shown are the layers that a sheet draws, bottom first, or the reason why it must not.
func shown(snap *workspace.Snapshot, c Composition) ([]data.Layer, error) {
	layers := visible(snap, c)
	for _, l := range layers {
		if err := CheckSource(l, false); err != nil {
			return nil, err
		}
	}
	return layers, nil
}

// visible are the layers that a sheet with a map would draw, bottom first.
func visible(snap *workspace.Snapshot, c Composition) []data.Layer {
	return slices.DeleteFunc(slices.Clone(snap.Layers), func(l data.Layer) bool { return !c.Shows(l.ID, l.Visible) || l.Count == 0 })
}

// CheckSource says what a layer lacks to leave the house: producer and date always, a licence when its data themselves go outside.
func CheckSource(l data.Layer, handedOn bool) error {
	switch {
	case strings.TrimSpace(l.Producer) == "":
		return &MissingSourceError{l, "producer"}
	case strings.TrimSpace(l.Date) == "":
		return &MissingSourceError{l, "date"}
	case handedOn && strings.TrimSpace(l.Licence) == "":
		return &MissingSourceError{l, "licence"}
	}
	return nil
}

// sources says, a producer at a time, what comes from where: layers of one producer, licence and date stand together, those
// on top of the map first, and the territory's own data before all.
func sources(loc *locale.Locale, snap *workspace.Snapshot, layers []data.Layer, date string) []string {
	type origin struct{ producer, licence, date string }
	var order []origin
	names := map[origin][]string{}
	for _, l := range slices.Backward(layers) {
		o := origin{strings.TrimSpace(l.Producer), strings.TrimSpace(l.Licence), strings.TrimSpace(l.Date)}
		if names[o] == nil {
			order = append(order, o)
		}
		if !slices.Contains(names[o], l.Name) {
			names[o] = append(names[o], l.Name)
		}
	}
	var out []string
	if owner := authority(snap); owner != "" {
		out = append(out, loc.T("report.source_own", "producer", owner, "date", date))
	}
	for _, o := range order {
		key := "report.source"
		if o.licence == "" {
			key = "report.source_unlicensed"
		}
		out = append(out, loc.T(key, "layers", strings.Join(names[o], ", "), "producer", o.producer,
			"licence", o.licence, "date", loc.Date(o.date)))
	}
	return out
}

// authority is who publishes the sheets.
func authority(snap *workspace.Snapshot) string {
	if snap.Territory.Authority != "" {
		return snap.Territory.Authority
	}
	return snap.Territory.Name
}
