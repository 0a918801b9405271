// A busy machine is slow, not wrong: what is awaited may take a while before a test gives up.
import { configure } from '@testing-library/react';

configure({ asyncUtilTimeout: 8000 });
