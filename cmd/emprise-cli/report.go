package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"emprise/assets/locale"
	"emprise/data/explain"
	"emprise/data/outfile"
	"emprise/data/table"
)

// reportedIssues is how many problems of a layer a report lists one by one.
const reportedIssues = 100_000

// writeReport writes the problems of the layers that were brought in: JSON when the name ends so, else CSV.
func writeReport(e *env, path string, layers []importedFile) error {
	var text bytes.Buffer
	var err error
	if strings.EqualFold(filepath.Ext(path), ".json") {
		type one struct {
			File   string         `json:"file"`
			Part   string         `json:"part"`
			Layer  string         `json:"layer"`
			Counts map[string]int `json:"issue_counts"`
			Issues []issue        `json:"issues"`
		}
		all := make([]one, len(layers))
		for i, l := range layers {
			all[i] = one{l.File, l.Part, l.Layer, l.IssueCounts, l.Issues}
		}
		w := json.NewEncoder(&text)
		w.SetEscapeHTML(false)
		w.SetIndent("", "  ")
		err = w.Encode(all)
	} else {
		rows := [][]string{{"file", "part", "layer", "severity", "rule", "problem", "feature", "feature_id", "lon", "lat", "detail"}}
		for _, l := range layers {
			for _, i := range l.Issues {
				rows = append(rows, []string{
					l.File, l.Part, l.Layer, i.Severity, i.Rule, explain.Issue(e.loc, i.Rule), strconv.Itoa(i.Feature), i.FeatureID,
					ordinate(i.Lon), ordinate(i.Lat), i.Detail,
				})
			}
		}
		err = table.Lines(&text, table.CSVForm{Locale: locale.New("fr")}, rows)
	}
	if err != nil {
		return err
	}
	return outfile.Write(path, outfile.Replace, func(f *os.File) error {
		_, err := text.WriteTo(f)
		return err
	})
}

func ordinate(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', 7, 64)
}
