package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"emprise/data/explain"
	"emprise/geo"
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
		text.WriteString("\ufeff") // Excel reads UTF-8 only so
		w := csv.NewWriter(&text)
		w.Comma = ';'
		rows := [][]string{{"file", "part", "layer", "severity", "rule", "problem", "feature", "feature_id", "lon", "lat", "detail"}}
		for _, l := range layers {
			for _, i := range l.Issues {
				rows = append(rows, []string{
					l.File, l.Part, l.Layer, i.Severity, i.Rule, explain.Issue(e.loc, i.Rule), strconv.Itoa(i.Feature), i.FeatureID,
					ordinate(i.Lon), ordinate(i.Lat), i.Detail,
				})
			}
		}
		err = w.WriteAll(rows)
	}
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, text.Bytes(), 0o644); err != nil {
		reason := geo.FileFolderReadOnly
		if errors.Is(err, fs.ErrNotExist) {
			reason = geo.FileFolderMissing
		}
		return &geo.FileError{Path: path, Reason: reason, Err: err}
	}
	return nil
}

func ordinate(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', 7, 64)
}
