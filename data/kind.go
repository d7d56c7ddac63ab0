package data

// Kind names a sort of row.
type Kind string

// The kinds of rows an edit may put or delete.
const (
	KindTerritory     Kind = "territory"
	KindLayer         Kind = "layer"
	KindZone          Kind = "zone"
	KindPlot          Kind = "plot"
	KindCompany       Kind = "company"
	KindNeed          Kind = "need"
	KindContract      Kind = "contract"
	KindScheme        Kind = "scheme"
	KindProject       Kind = "project"
	KindLandowner     Kind = "landowner"
	KindLandUnit      Kind = "land_unit"
	KindEstablishment Kind = "establishment"
	KindContact       Kind = "contact"
	KindProposal      Kind = "proposal"
	KindSitting       Kind = "sitting"
	KindView          Kind = "view"
	KindAttachment    Kind = "attachment"
	KindRemark        Kind = "remark"
	KindTie           Kind = "tie"
	KindComposition   Kind = "composition"
)

// Kinds lists them in the order in which they may refer to each other.
func Kinds() []Kind {
	return []Kind{
		KindTerritory, KindLayer, KindZone, KindPlot, KindCompany, KindNeed, KindContract, KindScheme, KindProject,
		KindLandowner, KindLandUnit, KindEstablishment, KindContact, KindProposal, KindSitting, KindView, KindAttachment,
		KindRemark, KindTie, KindComposition,
	}
}

// Ref points at one row.
type Ref struct {
	Kind Kind   `json:"kind"`
	ID   string `json:"id"`
}

// Row is a Territory, a Layer, or one of the nouns that have a Kind; no other type can be one.
type Row interface {
	Ref() Ref
	// Validate gives a *FieldError for the first rule that the row breaks.
	Validate() error
	row()
}
