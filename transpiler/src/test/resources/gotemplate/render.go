// Renders templates with Go's own text/template: {"data", "cases": [{"template", "missingkey"}]} on standard
// input, whose data every template gets; a JSON list of {"output"}, {"error"} (in base64) or {} (an empty output) on standard output.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"text/template"
)

type Tag string

func (t Tag) String() string { return "tag:" + string(t) }

type Thing struct {
	Name   string
	Port   int
	Tags   []string
	Meta   map[string]string
	Next   *Thing
	Any    interface{}
	hidden int
}

func (t *Thing) Upper() string                      { return strings.ToUpper(t.Name) }
func (t *Thing) Add(n int) int                      { return t.Port + n }
func (t *Thing) Fail() (string, error)              { return "", errors.New("it failed") }
func (t *Thing) Count(s string, more ...string) int { return len(more) }

func thing() *Thing {
	return &Thing{"web", 80, []string{"a", "b"}, map[string]string{"k": "v"}, nil, 1.5, 7}
}

var functions = template.FuncMap{
	"i64":   func(n int64) int64 { return n },
	"u64":   func(n uint64) uint64 { return n },
	"f64":   func(n float64) float64 { return n },
	"str":   func(s string) string { return s },
	"flag":  func(b bool) bool { return b },
	"any":   func(v interface{}) interface{} { return v },
	"split": func(s string) []string { return strings.Split(s, ",") },
	"join":  func(l []string) string { return strings.Join(l, "+") },
	"count": func(s string, more ...int) int { return len(more) },
	"boom":  func() (string, error) { return "", errors.New("boom 100%") },
	"thing": thing,
	"tag":   func(s string) Tag { return Tag(s) },
	"loop": func(n int64) (<-chan int64, error) {
		if n < 0 || n > 1000000 {
			return nil, errors.New("too many")
		}
		c := make(chan int64, n)
		for i := int64(0); i < n; i++ {
			c <- i
		}
		close(c)
		return c, nil
	},
}

type testCase struct {
	Template   string
	Missingkey string
}

type result struct {
	Output []byte `json:"output,omitempty"`
	Error  []byte `json:"error,omitempty"`
}

func render(each testCase, data interface{}) (string, error) {
	t, err := template.New("t").Funcs(functions).Option("missingkey=" + each.Missingkey).Parse(each.Template)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = t.Execute(&out, data)
	return out.String(), err
}

func main() {
	var input struct {
		Data  interface{}
		Cases []testCase
	}
	if err := json.NewDecoder(os.Stdin).Decode(&input); err != nil {
		panic(err)
	}
	results := []result{}
	for _, each := range input.Cases {
		output, err := render(each, input.Data)
		if err != nil {
			results = append(results, result{Error: []byte(err.Error())})
		} else {
			results = append(results, result{Output: []byte(output)})
		}
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.Encode(results)
}
