package ui

import (
	"context"
	"errors"
	"time"

	"emprise/data"
	"emprise/data/inventory"
	"emprise/data/report"
	"emprise/data/stock"
	"emprise/data/workspace"
	"emprise/ui/exportform"
)

// textOf is the text that a request asks for, nil when it asks for a sheet.
func textOf(ctx context.Context, ws *workspace.Workspace, r exportform.Request, opt report.Options) (*report.Text, error) {
	switch r.Sheet {
	case exportform.Inventory:
		return inventoryText(ctx, ws, r.About, opt)
	case exportform.Stock:
		return stockText(ctx, ws, r.About, opt)
	case exportform.Minutes:
		return minutesText(ctx, ws, r.About, opt)
	}
	return nil, nil
}

// inventoryText is the inventory of a zone.
func inventoryText(ctx context.Context, ws *workspace.Workspace, zone string, opt report.Options) (*report.Text, error) {
	snap := ws.Snapshot()
	inv, err := inventory.Of(ctx, snap, inventory.Options{ZoneID: zone, Year: opt.Date.Year(), Today: opt.Date.Format(time.DateOnly), Public: opt.Public})
	if err != nil {
		return nil, err
	}
	return report.Inventory(inv, opt, snap), nil
}

// stockText takes stock of a contract from its beginning on.
func stockText(ctx context.Context, ws *workspace.Workspace, contract string, opt report.Options) (*report.Text, error) {
	deeds, err := ws.Since(ctx, time.Time{})
	if err != nil {
		return nil, err
	}
	snap := ws.Snapshot()
	s, err := stock.Of(snap, deeds, stock.Options{ContractID: contract, Until: opt.Date.Format(time.DateOnly), Public: opt.Public})
	if err != nil {
		return nil, err
	}
	return report.Stock(s, opt, snap), nil
}

// minutesText is the minutes of a sitting; one that is internal has no version for the outside.
func minutesText(ctx context.Context, ws *workspace.Workspace, id string, opt report.Options) (*report.Text, error) {
	if s, ok := ws.Snapshot().Sitting(id); ok && opt.Public && !s.Public {
		return nil, &secretSittingError{s}
	}
	m, err := minutesOf(ctx, ws, id, opt.Public)
	if err != nil {
		return nil, err
	}
	return report.Minutes(ctx, m, opt)
}

// secretSittingError says that the minutes of a sitting are for the house alone.
type secretSittingError struct{ sitting data.Sitting }

func (e *secretSittingError) Error() string { return "sitting " + e.sitting.ID + ": internal" }

// Explain gives the message and its arguments.
func (e *secretSittingError) Explain() (key string, args []any) {
	return "export.secret_sitting", []any{"title", e.sitting.Title}
}

// badPagesError says that there are no such pages.
type badPagesError struct {
	given string
	pages int
}

func (e *badPagesError) Error() string { return "bad pages " + e.given }

// Explain gives the message and its arguments.
func (e *badPagesError) Explain() (key string, args []any) {
	return "cli.bad_pages", []any{"given", e.given, "pages", e.pages}
}

// fieldOf is the field of the form in which what is wrong was said, "" when it is in none.
func fieldOf(err error) string {
	var pages *badPagesError
	var secret *secretSittingError
	switch {
	case errors.As(err, &pages):
		return "pages"
	case errors.As(err, &secret):
		return "public"
	}
	return report.WrongField(err)
}
