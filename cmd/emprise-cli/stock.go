package main

import (
	"errors"
	"time"

	"emprise/assets/locale"
	"emprise/data/report"
	"emprise/data/stock"
	"emprise/data/workspace"
)

type stockVerb struct {
	Project  string `arg:"" help:"project"`
	Contract string `help:"stock_contract" required:"" placeholder:"ID"`
	Since    string `help:"stock_since" placeholder:"AAAA-MM-JJ"`
	Until    string `help:"stock_until" placeholder:"AAAA-MM-JJ"`
	CSV      bool   `help:"csv" name:"csv"`
	Public   bool   `help:"export_public"`
	Out      string `help:"text_out" placeholder:"FILE"`
	Language string `help:"text_language" enum:"fr,en," default:"" placeholder:"fr|en"`
}

func (v *stockVerb) Run(e *env) error {
	if v.Until == "" {
		v.Until = e.clock().Format(time.DateOnly)
	}
	for _, day := range []string{v.Since, v.Until} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return &badDate{day}
		}
	}
	w, err := e.open(v.Project, true)
	if err != nil {
		return err
	}
	return errors.Join(v.tell(e, w), w.Close())
}

func (v *stockVerb) tell(e *env, w *workspace.Workspace) error {
	deeds, err := w.Since(e.ctx, time.Time{})
	if err != nil {
		return err
	}
	snap := w.Snapshot()
	s, err := stock.Of(snap, deeds, stock.Options{ContractID: v.Contract, Since: v.Since, Until: v.Until, Public: v.Public})
	switch {
	case err != nil:
		return err
	case v.CSV:
		return s.Table(e.loc).CSV(e.out, e.loc)
	case e.json && v.Out == "":
		return e.print(s)
	}
	return e.paper(v.Language, v.Out, func(lang string) (*report.Text, error) {
		return report.Stock(s, report.Options{Lang: lang, Date: e.clock(), Author: e.author}, snap), nil
	}, func(loc *locale.Locale) error { return s.Document(loc, e.clock(), e.author).Markdown(e.out) })
}
