package gpkg

import (
	"context"

	"emprise/data"
)

// keeper keeps the rows of one kind in a table.
type keeper interface {
	called() string                                          // the table
	rows(ctx context.Context, q querier) ([]data.Row, error) // in the order of the IDs
	get(ctx context.Context, q querier, id string) (data.Row, error)
	write(ctx context.Context, q querier, row data.Row) error
	unreadable(ctx context.Context, q querier) ([]Finding, error)
	delete(ctx context.Context, q querier, id string) error
}

// keepers are those of all kinds; putting layers and projects takes more than writing their row.
var keepers = map[data.Kind]keeper{
	data.KindTerritory:     territoryTable,
	data.KindLayer:         layerTable,
	data.KindZone:          zoneTable,
	data.KindPlot:          plotTable,
	data.KindCompany:       companyTable,
	data.KindNeed:          needTable,
	data.KindContract:      contractTable,
	data.KindScheme:        schemeTable,
	data.KindProject:       projectKeeper{projectTable},
	data.KindLandowner:     landownerTable,
	data.KindLandUnit:      landUnitTable,
	data.KindEstablishment: establishmentTable,
	data.KindContact:       contactTable,
	data.KindProposal:      proposalTable,
	data.KindSitting:       sittingTable,
	data.KindView:          viewTable,
	data.KindAttachment:    attachmentTable,
	data.KindRemark:        remarkTable,
	data.KindTie:           tieTable,
	data.KindComposition:   compositionTable,
}

func tableOf(k data.Kind) string {
	if keeper, ok := keepers[k]; ok {
		return keeper.called()
	}
	return ""
}

// drawnTables are the feature tables among them.
func drawnTables() []string {
	return []string{zoneTable.name, plotTable.name, projectTable.name, landUnitTable.name, establishmentTable.name}
}

func (t table[R]) called() string { return t.name }

func (t table[R]) rows(ctx context.Context, q querier) ([]data.Row, error) {
	all, err := t.all(ctx, q)
	rows := make([]data.Row, len(all))
	for i, r := range all {
		rows[i] = r
	}
	return rows, err
}

func (t table[R]) write(ctx context.Context, q querier, row data.Row) error {
	return t.put(ctx, q, row.(R))
}

// projectKeeper gives projects without what only the file knows of them.
type projectKeeper struct{ table[storedProject] }

func (k projectKeeper) rows(ctx context.Context, q querier) ([]data.Row, error) {
	all, err := k.all(ctx, q)
	rows := make([]data.Row, len(all))
	for i, p := range all {
		rows[i] = p.Project
	}
	return rows, err
}

func (k projectKeeper) get(ctx context.Context, q querier, id string) (data.Row, error) {
	row, err := k.table.get(ctx, q, id)
	if err != nil {
		return nil, err
	}
	return row.(storedProject).Project, nil
}
