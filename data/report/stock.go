package report

import (
	"emprise/data/stock"
	"emprise/data/workspace"
)

// Stock composes the report that takes stock of a contract.
func Stock(s *stock.Stock, opt Options, snap *workspace.Snapshot) *Text {
	return &Text{
		Document: s.Document(opt.locale(snap), opt.Date, opt.Author), Organisation: authority(snap), Fictional: snap.Territory.Fictional,
		Public: s.Public,
	}
}
