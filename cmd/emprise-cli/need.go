package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"emprise/data"
	"emprise/data/explain"
	"emprise/data/fact"
	"emprise/data/needfile"
	"emprise/data/template"
	"emprise/data/workspace"
)

// needVerb is about needs as people write them.
type needVerb struct {
	Add       needAddVerb       `cmd:"" help:"need_add"`
	New       needNewVerb       `cmd:"" help:"need_new"`
	Templates needTemplatesVerb `cmd:"" help:"need_templates"`
	Check     needCheckVerb     `cmd:"" help:"need_check"`
	Weigh     weighVerb         `cmd:"" help:"need_weigh"`
}

type needAddVerb struct {
	Project string `arg:"" help:"project"`
	File    string `arg:"" help:"need_file"`
}

// Run puts the needs of a file, in one edit. One without an id is given one; one with that of a row replaces it.
func (v *needAddVerb) Run(e *env) error {
	needs, err := e.needs(v.File)
	if err != nil {
		return err
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		rows := make([]data.Row, len(needs))
		for i, n := range needs {
			rows[i] = e.complete(w, n)
		}
		return e.put(w, rows)
	})
}

// needs reads a file of needs.
func (e *env) needs(file string) ([]data.Need, error) {
	text, err := readText(e, file)
	if err != nil {
		return nil, err
	}
	return needfile.Read(text)
}

type needNewVerb struct {
	Project  string `arg:"" help:"project"`
	Template string `help:"need_template" required:"" placeholder:"NAME"`
	Title    string `help:"need_title" placeholder:"S"`
	Company  string `help:"need_company" placeholder:"ID"`
}

// Run adds the need of a template.
func (v *needNewVerb) Run(e *env) error {
	n, err := template.New(e.loc, v.Template)
	if err != nil {
		return err
	}
	if v.Title != "" {
		n.Title = v.Title
	}
	n.CompanyID = v.Company
	return e.change(v.Project, func(w *workspace.Workspace) error { return e.put(w, []data.Row{e.complete(w, n)}) })
}

type needTemplatesVerb struct {
	Name string `arg:"" optional:"" help:"need_name"`
}

// templateJSON is a template as need templates --json lists it.
type templateJSON struct {
	Name string    `json:"name"`
	Need data.Need `json:"need"`
}

// Run lists the templates, or writes one as a file to change and to add.
func (v *needTemplatesVerb) Run(e *env) error {
	if v.Name != "" {
		n, err := template.New(e.loc, v.Name)
		if err != nil {
			return err
		}
		return e.print(n)
	}
	rows := [][]string{e.titles("name", "title", "criteria")}
	var all []templateJSON
	for _, name := range template.Names() {
		n, err := template.New(e.loc, name)
		if err != nil {
			return err
		}
		all = append(all, templateJSON{name, n})
		rows = append(rows, []string{name, n.Title, e.count(len(n.Criteria))})
	}
	if e.json {
		return e.print(all)
	}
	return e.table(rows)
}

type needCheckVerb struct {
	File    string `arg:"" help:"need_file"`
	Project string `help:"need_project" placeholder:"P"`
}

// needCheck is the answer of need check --json.
type needCheck struct {
	File     string        `json:"file"`
	Needs    int           `json:"needs"`
	Good     bool          `json:"good"`
	Problems []needProblem `json:"problems"`
}

type needProblem struct {
	Pointer string `json:"pointer"`
	Rule    string `json:"rule"`
	Found   string `json:"found,omitempty"`
	Text    string `json:"text"`
}

// Run says all that is wrong with a file of needs, and which of its questions a project cannot answer.
func (v *needCheckVerb) Run(e *env) error {
	needs, err := e.needs(v.File)
	var wrong *needfile.Error
	if err != nil && !errors.As(err, &wrong) {
		return err
	}
	r := needCheck{File: v.File, Needs: len(needs), Problems: []needProblem{}}
	add := func(p needfile.Problem) {
		r.Problems = append(r.Problems, needProblem{p.Pointer, p.Rule, p.Found, explain.NeedProblem(e.loc, p)})
	}
	if wrong != nil {
		for _, p := range wrong.Problems {
			add(p)
		}
	} else if v.Project != "" {
		unanswered, err := v.unanswered(e, needs)
		if err != nil {
			return err
		}
		for _, p := range unanswered {
			add(p)
		}
	}
	r.Good = len(r.Problems) == 0
	if err := v.tell(e, r); err != nil {
		return err
	}
	if !r.Good {
		return &reported{v.File + ": check failed"}
	}
	return nil
}

func (v *needCheckVerb) tell(e *env, r needCheck) error {
	if e.json {
		return e.print(r)
	}
	for _, p := range r.Problems {
		if err := e.line(p.Text); err != nil {
			return err
		}
	}
	if r.Good {
		return e.line(e.loc.N("cli.need.good", r.Needs))
	}
	return nil
}

// unanswered are the questions that no layer of the project can answer.
func (v *needCheckVerb) unanswered(e *env, needs []data.Need) (list []needfile.Problem, err error) {
	err = e.read(v.Project, func(s *workspace.Snapshot) error {
		questions, err := fact.NewQuestions(e.ctx, s, needs...)
		if err != nil {
			return err
		}
		for i, n := range needs {
			for j, c := range n.Criteria {
				at := "/criteria/" + strconv.Itoa(j) + "/free"
				if len(needs) > 1 {
					at = "/" + strconv.Itoa(i) + at
				}
				switch err := questions.Wrong(c); {
				case errors.Is(err, data.ErrNotFound):
					list = append(list, needfile.Problem{Pointer: at, Rule: "no_layer", Found: string(c.Free.Role) + c.Free.Layer})
				case err != nil:
					list = append(list, needfile.Problem{Pointer: at, Rule: "no_answer", Err: err})
				}
			}
		}
		return nil
	})
	return list, err
}

// criteriaOf puts the criteria of a draft into the units of data.
func (d draft) criteriaOf(fields map[string]json.RawMessage) error {
	text, ok := fields["criteria"]
	if d.kind != data.KindNeed || !ok {
		return nil
	}
	criteria, problems := needfile.Criteria(text, "/criteria")
	if len(problems) > 0 {
		return &needfile.Error{Problems: problems}
	}
	plain, err := json.Marshal(criteria)
	if err != nil {
		return fmt.Errorf("criteria of %s: %w", strings.TrimSpace(d.file), err)
	}
	fields["criteria"] = plain
	return nil
}
