package data

// Kind names a sort of row.
type Kind string

// The kinds of rows an edit may put or delete.
const (
	KindTerritory Kind = "territory"
	KindLayer     Kind = "layer"
	KindZone      Kind = "zone"
	KindPlot      Kind = "plot"
	KindCompany   Kind = "company"
	KindNeed      Kind = "need"
	KindProject   Kind = "project"
)

// Kinds lists them in the order in which they may refer to each other.
func Kinds() []Kind {
	return []Kind{KindTerritory, KindLayer, KindZone, KindPlot, KindCompany, KindNeed, KindProject}
}

// Ref points at one row.
type Ref struct {
	Kind Kind   `json:"kind"`
	ID   string `json:"id"`
}

// Row is one of Territory, Layer, Zone, Plot, Company, Need, Project; no other type can be one.
type Row interface {
	Ref() Ref
	// Validate gives a *FieldError for the first rule that the row breaks.
	Validate() error
	row()
}
