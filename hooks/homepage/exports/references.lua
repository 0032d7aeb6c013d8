-- Answers the questions of pandoc.py, one JSON object a line: prints the references of items in a style, as HTML.

local function answer_to(question)
  local document = pandoc.read(question.items, 'csljson')
  document.meta.csl = question.style
  if question.language ~= 'en' then document.meta.lang = question.language end
  local _, printed = pandoc.log.silence(pandoc.utils.citeproc, document)
  return { html = pandoc.write(printed, 'html', { wrap_text = 'none' }) }
end

for line in io.lines() do
  local fine, answer = pcall(function() return answer_to(pandoc.json.decode(line, false)) end)
  io.write(pandoc.json.encode(fine and answer or { problem = tostring(answer) }), '\n')
  io.flush()
end
