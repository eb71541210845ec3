/** The rules that Discord checks modals by (interactions/receiving-and-responding#modal, components/reference#label). */
import type { Fault } from './fault.ts';
import { length, select } from './message-rules.ts';
import { asList, asObject, type Json } from './world.ts';

function fault(path: string, code: string, message: string): Fault {
  return { path, code, message };
}

function input(path: string, one: Json): Fault[] {
  const found = length(`${path}.custom_id`, one.custom_id, 1, 100);
  if (one.style !== 1 && one.style !== 2) {
    found.push(fault(`${path}.style`, 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2}.'));
  }
  if (one.label !== undefined) {
    found.push(fault(`${path}.label`, 'MODAL_LABEL', 'A text input in a label has no label of its own.'));
  }
  const most = Number(one.max_length ?? 4000);
  if (most < 1 || most > 4000)
    found.push(fault(`${path}.max_length`, 'NUMBER_TYPE_MAX', 'Must be 1 to 4000.'));
  return found;
}

function selectInModal(path: string, one: Json): Fault[] {
  const found = select(path, one);
  const options = asList(one.options).length;
  const [least, most] = [Number(one.min_values ?? 1), Number(one.max_values ?? 1)];
  if (least < 0 || most < 1 || most > options || least > most) {
    found.push(fault(`${path}.max_values`, 'BASE_TYPE_BAD_LENGTH', 'min_values and max_values do not fit.'));
  }
  if (one.required !== false && least === 0) {
    found.push(fault(`${path}.required`, 'SELECT_REQUIRED', 'What may stay empty is not required.'));
  }
  return found;
}

function labelled(path: string, one: Json): Fault[] {
  if (one.type !== 18)
    return [fault(path, 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (10, 18).')];
  const child = asObject(one.component);
  const found = length(`${path}.label`, one.label, 1, 45);
  if (one.description !== undefined) found.push(...length(`${path}.description`, one.description, 1, 100));
  if (child.type === 3) return [...found, ...selectInModal(`${path}.component`, child)];
  if (child.type === 4) return [...found, ...input(`${path}.component`, child)];
  return [...found, fault(`${path}.component`, 'UNION_TYPE_CHOICES', 'No such component in a label.')];
}

/** What is wrong with a modal. */
export function modalFaults(data: Json): Fault[] {
  const rows = asList(data.components).map(asObject);
  const found = [...length('title', data.title, 1, 45), ...length('custom_id', data.custom_id, 1, 100)];
  if (rows.length < 1 || rows.length > 5) {
    found.push(fault('components', 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.'));
  }
  const ids = rows.map(({ component }) => asObject(component).custom_id);
  if (new Set(ids).size < ids.length) {
    found.push(
      fault('components', 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
    );
  }
  return [...found, ...rows.flatMap((one, at) => labelled(`components.${at}`, one))];
}
